"use client";
import { useEffect, useState } from "react";

const secondMs = 1000;

/** How much time is left, second by second in the last hour. */
export function Countdown({ until }: { readonly until: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), secondMs);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Math.floor((Date.parse(until) - now) / secondMs));
  return (
    <time className="lk-number" dateTime={until} suppressHydrationWarning>
      {timeLeft(left)}
    </time>
  );
}

/** A length of time in its two largest units: `6 days 23 hours`, `4:05`. @param left in seconds */
export function timeLeft(left: number): string {
  const [days, hours, minutes, seconds] = [
    Math.floor(left / 86_400),
    Math.floor(left / 3_600) % 24,
    Math.floor(left / 60) % 60,
    left % 60,
  ];
  const words = (value: number, noun: string) => `${value} ${noun}${value === 1 ? "" : "s"}`;
  if (days > 0) return `${words(days, "day")} ${words(hours, "hour")}`;
  if (hours > 0) return `${words(hours, "hour")} ${words(minutes, "minute")}`;
  return `${minutes}:${String(seconds).padStart(2, "0")}`;
}

"use client";
import { type RegisterOptions, useFormContext } from "react-hook-form";
import { useIsLive } from "./use-is-live";

/** Ties a control of text or choice to the form. As the server draws it, it shows what the form begins with. */
export function useControl(name: string, options?: RegisterOptions) {
  const { register, getValues } = useFormContext();
  const isLive = useIsLive();
  return isLive ? register(name, options) : { name, defaultValue: textOf(getValues(name)) };
}

/** The same for boxes to tick. @returns what the box of a value needs; a box that stands alone has no value */
export function useBoxes(name: string) {
  const { register, getValues } = useFormContext();
  const isLive = useIsLive();
  return (value?: string) => {
    if (isLive) return register(name);
    const held: unknown = getValues(name);
    return { name, defaultChecked: value === undefined ? held === true : isAmong(held, value) };
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function isAmong(held: unknown, value: string): boolean {
  return Array.isArray(held) && held.includes(value);
}

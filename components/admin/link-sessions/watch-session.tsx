"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { placeOfUser } from "@/lib/shared/link-session/place-of-user";
import type { SessionMoment, WatchedSession } from "@/lib/shared/link-session/types";
import { momentWords } from "@/lib/shared/link-session/words";
import { Banner } from "../../ui/banner";
import { Card } from "../../ui/card";
import { Icon } from "../../ui/icon";
import { RelativeTime } from "../../ui/relative-time";
import { Countdown } from "./countdown";
import { SessionStatus } from "./session-status";
import { useWatchedSession, type WatchTrouble } from "./use-watched-session";

const icons = { info: "info", warning: "warning", danger: "error", success: "check" } as const;

/** Where the customer is, and what they did: new moments appear by themselves. */
export function WatchSession(props: { readonly watched: WatchedSession }) {
  const { watched, trouble } = useWatchedSession(props.watched);
  const { status } = watched.session;
  const isAlive = status === "created" || status === "open";
  const router = useRouter();
  const isNews = status !== props.watched.session.status;
  // What may be done with the session stands around this part, and follows its status.
  useEffect(() => {
    if (isNews) router.refresh();
  }, [isNews, router]);
  return (
    <>
      <Card title="Where they are" actions={<SessionStatus status={status} />}>
        <Place watched={watched} isAlive={isAlive} />
        <Trouble trouble={trouble} />
      </Card>
      <Card
        title="What happened"
        description={isAlive ? "New entries appear here as they happen." : undefined}
      >
        <Moments watched={watched} />
      </Card>
    </>
  );
}

function Place({ watched, isAlive }: { readonly watched: WatchedSession; readonly isAlive: boolean }) {
  const { session } = watched;
  const { tone, title, detail } = placeOfUser(watched);
  return (
    <div className={`lk-place lk-place-${tone}`}>
      <Icon name={icons[tone]} />
      <div>
        <div role="status">
          <p className="lk-place-title">{title}</p>
          <p className="lk-muted">{detail}</p>
        </div>
        {isAlive && (
          <p className="lk-help">
            {session.exchangedAt === null ? "The link waits for " : "The form stays open for "}
            <Countdown until={session.expiresAt} />
          </p>
        )}
      </div>
    </div>
  );
}

function Moments({ watched }: { readonly watched: WatchedSession }) {
  const { moments, truncated } = watched;
  if (moments.length === 0) return <p className="lk-muted">Nothing yet.</p>;
  return (
    <>
      <ol className="lk-moments" aria-label="What happened">
        {moments.map((moment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: moments are only ever added at the end
          <Moment key={`${moment.at} ${index}`} moment={moment} />
        ))}
      </ol>
      {truncated && <p className="lk-help">More happened than is shown here.</p>}
    </>
  );
}

function Moment({ moment }: { readonly moment: SessionMoment }) {
  const { type, outcome } = moment;
  const isBad = type === "step_refused" || (type === "connection.checked" && outcome !== "passed");
  const isGood = type === "link_session.succeeded" || outcome === "passed";
  const look = isBad ? "lk-moment-bad" : "lk-moment-good";
  return (
    <li className={isBad || isGood ? look : undefined}>
      <span className="lk-moment-words">{momentWords(moment)}</span>
      <span className="lk-help">
        <RelativeTime at={moment.at} />
      </span>
    </li>
  );
}

function Trouble({ trouble }: { readonly trouble: WatchTrouble }) {
  if (trouble === null) return null;
  if (trouble === "offline")
    return (
      <Banner tone="warning" role="status" title="Latchkey cannot be reached">
        <p>What is shown may be old. The page goes on asking.</p>
      </Banner>
    );
  return (
    <Banner tone="warning" role="status" title="You are signed out">
      <p>
        <a href="/admin/sign-in">Sign in</a> to go on watching.
      </p>
    </Banner>
  );
}

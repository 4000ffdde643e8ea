import Link from "next/link";
import type { AttentionItem } from "@/lib/shared/overview/attention";
import { Card } from "../../ui/card";
import { Icon } from "../../ui/icon";
import { count } from "./figures";

const sentences: Readonly<Record<AttentionItem["kind"], (of: number) => string>> = {
  failing: (of) => `${count({ of, noun: "connection" })} ${of === 1 ? "fails" : "fail"}`,
  webhooks: (of) => `${count({ of, noun: "webhook endpoint" })} ${of === 1 ? "needs" : "need"} attention`,
  ending: (of) =>
    `${count({ of, noun: "key or sign-in", plural: "keys and sign-ins" })} ended or ${of === 1 ? "ends" : "end"} within a week`,
  reviews: (of) => `${count({ of, noun: "change" })} ${of === 1 ? "waits" : "wait"} for a review`,
};

const ways: Readonly<Record<AttentionItem["kind"], string>> = {
  failing: "See them by cause",
  webhooks: "Open webhooks",
  ending: "See what ends",
  reviews: "Review",
};

/** What needs somebody, each with the way to it. */
export function AttentionList({ items }: { readonly items: readonly AttentionItem[] }) {
  if (items.length === 0)
    return (
      <Card title="What needs you">
        <p className="lk-row">
          <span className="lk-calm">
            <Icon name="check" />
          </span>
          Nothing right now.
        </p>
      </Card>
    );
  return (
    <Card title="What needs you" flush>
      <ul className="lk-attention">
        {items.map(({ kind, tone, count: of, href }) => (
          <li key={kind}>
            <Link className="lk-attention-item" href={href} prefetch={false}>
              <span className={`lk-attention-icon lk-attention-${tone}`}>
                <Icon name={tone === "danger" ? "error" : "warning"} />
              </span>
              <span className="lk-strong">{sentences[kind](of)}</span>
              <span className="lk-attention-way">
                {ways[kind]}
                <Icon name="chevron" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

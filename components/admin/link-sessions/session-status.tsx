import type { LinkSessionStatus } from "@/lib/shared/link-session/types";
import { sessionStatusWords } from "@/lib/shared/link-session/words";
import { Badge, type BadgeTone } from "../../ui/badge";
import type { IconName } from "../../ui/icon";

const looks: Readonly<Record<LinkSessionStatus, { readonly tone: BadgeTone; readonly icon: IconName }>> = {
  created: { tone: "neutral", icon: "waiting" },
  open: { tone: "accent", icon: "info" },
  succeeded: { tone: "success", icon: "check" },
  exited: { tone: "warning", icon: "warning" },
  expired: { tone: "warning", icon: "warning" },
  revoked: { tone: "neutral", icon: "cross" },
};

/** How a link session stands. */
export function SessionStatus({ status }: { readonly status: LinkSessionStatus }) {
  return <Badge {...looks[status]}>{sessionStatusWords[status]}</Badge>;
}

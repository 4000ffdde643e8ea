import { Badge, type BadgeTone } from "./badge";
import type { IconName } from "./icon";

const looks = {
  connected: { tone: "success", icon: "check", label: "Connected" },
  invalid: { tone: "danger", icon: "error", label: "Failing" },
  needs_verification: { tone: "warning", icon: "warning", label: "Needs verification" },
  incomplete: { tone: "neutral", icon: "waiting", label: "Incomplete" },
  disabled: { tone: "neutral", icon: "skipped", label: "Disabled" },
} as const satisfies Record<string, { tone: BadgeTone; icon: IconName; label: string }>;

/** How a connection stands. */
export function StatusBadge({ status }: { readonly status: keyof typeof looks }) {
  const { tone, icon, label } = looks[status];
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}

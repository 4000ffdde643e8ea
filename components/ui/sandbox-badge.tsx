import { Badge } from "./badge";

/** Stands beside whatever sandbox mode made. */
export function SandboxBadge() {
  return <Badge tone="warning">Sandbox</Badge>;
}

import { HostedEnd } from "@/components/hosted/hosted-end";

/** There is no such session, or it has no page of its own. */
export default function LinkNotFound() {
  return <HostedEnd end="unknown" askedBy={null} theme={{}} />;
}

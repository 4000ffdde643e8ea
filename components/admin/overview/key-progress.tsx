import type { KeyProgress as Keys } from "@/lib/shared/overview/types";
import { Card } from "../../ui/card";
import { Progress } from "../../ui/progress";
import { figure, percent } from "./figures";

/** How far stored credentials are sealed under the keys in use today. */
export function KeyProgress({ keys }: { readonly keys: Keys }) {
  const { keyring, workspaceKeys, credentials } = keys;
  const isDone = credentials.current === credentials.total && workspaceKeys.current === workspaceKeys.total;
  return (
    <Card
      title="Encryption keys"
      description={
        isDone
          ? "Everything is sealed under the current keys."
          : "A rotation is under way: what is old is sealed anew piece by piece."
      }
    >
      <div className="lk-keys">
        <Part label="Credentials under the current keys" {...credentials} />
        <Part label="Workspace keys wrapped by the current keyring key" {...workspaceKeys} />
      </div>
      <p className="lk-help">
        Current keyring key <code>{keyring.primary}</code>
        {keyring.older > 0 && `, ${figure(keyring.older)} older in the keyring`}
      </p>
    </Card>
  );
}

function Part(props: { readonly label: string; readonly total: number; readonly current: number }) {
  const { label, total, current } = props;
  const text =
    total === 0
      ? "none yet"
      : `${figure(current)} of ${figure(total)} (${percent({ part: current, whole: total })})`;
  return <Progress label={label} value={current} max={Math.max(1, total)} text={text} />;
}

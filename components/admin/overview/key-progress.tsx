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
          ? "How much is sealed under the current keys: all of it."
          : "How much is sealed under the current keys. A rotation does the rest piece by piece."
      }
    >
      <div className="lk-keys">
        <Part label="Credentials" {...credentials} />
        <Part label="Workspace keys" {...workspaceKeys} />
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

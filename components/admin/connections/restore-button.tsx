"use client";
import { useRouter } from "next/navigation";
import type { ConnectionActions } from "@/lib/shared/connection/actions";
import { ActionFailure } from "../../ui/action-failure";
import { Button } from "../../ui/button";
import { useAnnounce } from "../../ui/toaster";
import { useAction } from "../../ui/use-action";

/** Offers a replaced credential again; it is checked before it is used. */
export function RestoreButton(props: {
  readonly id: string;
  readonly version: number;
  readonly restoreVersion: ConnectionActions["restoreVersion"];
}) {
  const { id, version, restoreVersion } = props;
  const router = useRouter();
  const announce = useAnnounce();
  const { run, isBusy, failure } = useAction(() => restoreVersion({ id, version }));
  const restore = async () => {
    if (!(await run(undefined))?.ok) return;
    announce(`Version ${version} is being checked. It is used once the check passes.`);
    router.refresh();
  };
  return (
    <>
      <Button busy={isBusy} onClick={() => void restore()}>
        Restore <span className="lk-sr">version {version}</span>
      </Button>
      {failure && <ActionFailure error={failure} />}
    </>
  );
}

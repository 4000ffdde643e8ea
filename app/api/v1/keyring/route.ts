import { defineRoute } from "@/lib/http/define-route";
import { describeRotation } from "@/lib/services/key-rotation/describe-rotation";
import { rotationView } from "@/lib/services/key-rotation/rotation-view";

/** Where a rotation of the keyring stands. */
export const GET = defineRoute({
  operation: "getKeyring",
  summary: "Keys of the installation's keyring by id, what stands under each, and which processes hold them.",
  scope: "workspaces:admin",
  response: rotationView,
  run: describeRotation,
});

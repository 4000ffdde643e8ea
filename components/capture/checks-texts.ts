import { localTexts } from "@/lib/shared/languages/local-texts";
import type { CaptureFlow } from "./capture-flow";
import type { CaptureTexts } from "./texts";

/** Sentences on tests and their outcome. They come with the part that says them. */
export const checksTexts = {
  checksRunning: "Testing the connection",
  checksRunningBody: "This takes a few seconds. You can watch each test.",
  checksFailed: "The connection does not work yet",
  checksFailedBody:
    "What you entered is saved. Change one thing and test again: what passed already is not tested twice.",
  checksTrust: "One thing to confirm",
  checksTrustBody: "We reached the server and need your word that it is the right one.",
  checksInconclusive: "We could not finish the test",
  checksInconclusiveBody: "Your entries may be fine. Try again in a moment.",
  checksWaking: "Your destination is waking up",
  checksWakingBody: "It was asleep. Starting can take some minutes; the tests go on by themselves.",
  checksStopped: "You stopped the test",
  checksStoppedBody: "Nothing was judged, and what you entered is saved. Test again whenever you like.",
  checksPassed: "All tests passed",
  statusWaiting: "Waiting",
  statusRunning: "Running",
  statusConfirm: "Confirm",
  statusWaking: "Waking up",
  statusStopped: "Stopped",
  wakingFor: "Waiting for it: {time}",
  stopWaiting: "Stop waiting",
  statusStands: "Still valid",
  status_PASSED: "Passed",
  status_FAILED: "Failed",
  status_WARNING: "Warning",
  status_SKIPPED: "Skipped",
  whatWeTried: "What we tried",
  remedyTitle: "To fix it, run or add this",
  remedyCopy: "Copy the fix",
  changeField: "Change {title}",
  signInAgain: "Sign in again",
  changeAnswers: "Change what you entered",
  trustSshTitle: "Is this your SSH server?",
  trustSshBody:
    "We have not seen the key of {host}:{port} before. Compare this fingerprint with your server’s.",
  trustTlsTitle: "Do you trust this certificate?",
  trustTlsBody:
    "No public authority signed the certificate of {host}:{port}. Compare this fingerprint with your server’s.",
  trustFingerprint: "Fingerprint",
  trustSshYes: "Trust this key",
  trustTlsYes: "Trust this certificate",
  trustWarning: "If they differ, do not trust it: someone may stand between us and your server.",
} as const;

export type ChecksTexts = CaptureTexts & Readonly<Record<keyof typeof checksTexts, string>>;

/** The same with the frame's own, in the language of its page. */
export function checksTextsOf({ texts, page }: Pick<CaptureFlow, "texts" | "page">): ChecksTexts {
  return { ...texts, ...localTexts({ english: checksTexts, group: "capture", texts: page.texts }) };
}

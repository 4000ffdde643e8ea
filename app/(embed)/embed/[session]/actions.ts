"use server";

// The capture frame's server actions. What each takes and gives is in lib/shared/capture/contract.ts;
// each is checked anew in lib/http/define-action.ts.
import * as capture from "@/lib/http/capture-actions";
import type { CaptureActions } from "@/lib/shared/capture/contract";

export const exchangeToken: CaptureActions["exchangeToken"] = async (input) =>
  capture.exchangeTokenAction(input);
export const openType: CaptureActions["openType"] = async (input) => capture.openTypeAction(input);
export const saveDraft: CaptureActions["saveDraft"] = async (input) => capture.saveDraftAction(input);
export const completeStep: CaptureActions["completeStep"] = async (input) =>
  capture.completeStepAction(input);
export const describeKeyFile: CaptureActions["describeKeyFile"] = async (input) =>
  capture.describeKeyFileAction(input);
export const prepareConsent: CaptureActions["prepareConsent"] = async (input) =>
  capture.prepareConsentAction(input);
export const readConsent: CaptureActions["readConsent"] = async (input) => capture.readConsentAction(input);
export const cancelConsent: CaptureActions["cancelConsent"] = async (input) =>
  capture.cancelConsentAction(input);
export const submit: CaptureActions["submit"] = async (input) => capture.submitAction(input);
export const approveTrust: CaptureActions["approveTrust"] = async (input) =>
  capture.approveTrustAction(input);
export const retryChecks: CaptureActions["retryChecks"] = async (input) => capture.retryChecksAction(input);
export const complete: CaptureActions["complete"] = async (input) => capture.completeAction(input);
export const handOver: CaptureActions["handOver"] = async (input) => capture.handOverAction(input);
export const readHandovers: CaptureActions["readHandovers"] = async (input) =>
  capture.readHandoversAction(input);
export const takeBack: CaptureActions["takeBack"] = async (input) => capture.takeBackAction(input);
export const reportMissingType: CaptureActions["reportMissingType"] = async (input) =>
  capture.reportMissingTypeAction(input);

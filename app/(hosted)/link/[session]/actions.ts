"use server";

// The hosted page's own server action; all others are the frame's.
import { openHostedAction } from "@/lib/http/hosted-actions";
import type { OpenHosted } from "@/lib/shared/capture/hosted-contract";

export const openHosted: OpenHosted = async (input) => openHostedAction(input);

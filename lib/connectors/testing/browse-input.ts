import type { PropertyValues } from "@/lib/shared/report-card/types";
import { type BrowseInput, type BrowseLimits, defaultBrowseLimits } from "../browsing";
import type { Approval, CreateContext } from "./run-check";

/** What a look needs; the test decides which dialer and which egress policy. */
export function browseInput(input: {
  readonly values: PropertyValues;
  readonly createContext: CreateContext;
  readonly limits?: Partial<BrowseLimits>;
  readonly approved?: readonly Approval[];
  readonly signal?: AbortSignal;
}): BrowseInput {
  const { approved = [], signal = new AbortController().signal } = input;
  return {
    values: input.values,
    context: { ...input.createContext({ signal, approved }), signal },
    limits: { ...defaultBrowseLimits, ...input.limits },
  };
}

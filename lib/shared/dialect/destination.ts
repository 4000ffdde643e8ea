import type { z } from "zod";
import type { deploymentSettings } from "../connection/deployment-settings";
import type { loadSettings } from "../connection/load-settings";
import type { ReportCard } from "../report-card/types";
import type { SetupTestResult } from "../setup-test/types";
import type { TransferSummary } from "../transfer/transfer-report";

/** The last check of a connection. */
export interface DialectCheck {
  readonly id: string;
  readonly state: "queued" | "running" | "finished";
  readonly outcome: "passed" | "failed" | "inconclusive" | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly tests: readonly SetupTestResult[];
}

/** Everything a dialect may show of a connection, in nobody's shape. */
export interface DialectDestination {
  readonly id: string;
  /** Of the connection, for interfaces whose ids are numbers. */
  readonly number: number;
  /** Of the workspace, the same always. */
  readonly workspaceNumber: number;
  readonly name: string;
  readonly description: string;
  /** Destination type. */
  readonly type: string;
  readonly status: "incomplete" | "needs_verification" | "connected" | "invalid" | "disabled";
  readonly verificationError: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly recipient: { readonly id: string; readonly externalId: string };
  /** With what is provided, and the step the connection stands at. */
  readonly card: ReportCard;
  /** Answers that are no secrets. Of new credentials that wait for their check, where there are some. */
  readonly config: Readonly<Record<string, string | number | boolean>>;
  /** Names of the secrets that go with them. */
  readonly secrets: readonly string[];
  readonly load: z.infer<typeof loadSettings>;
  readonly deployment: z.infer<typeof deploymentSettings>;
  readonly check: DialectCheck | null;
  readonly transfers: TransferSummary;
  readonly accounts: {
    readonly total: number;
    readonly enabledForExtraction: number;
    readonly status: string;
    readonly lastSucceededAt: string | null;
    readonly wasSuccessful: boolean;
  } | null;
}

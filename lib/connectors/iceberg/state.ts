import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { BucketState } from "../kit/bucket/bucket";
import type { ApiState } from "../kit/http-api/api-state";

/** What the stages leave for each other: tokens under `kept`, what opens the bucket under `bucket`. */
export type IcebergState = ApiState & BucketState;

/** One stage or look at work. */
export interface IcebergRun {
  readonly values: PropertyValues;
  readonly context: CheckContext;
  readonly state: IcebergState;
}

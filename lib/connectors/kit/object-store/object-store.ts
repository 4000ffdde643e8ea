import type { HttpResponse } from "@/lib/shared/setup-test/context";
import type { FailedOutcome } from "../../types";
import type { ListPage, ObjectList } from "./listing/object-list";

/** What is asked of a store. */
export type ObjectAction = "list" | "write" | "read" | "remove";

/** One bucket or container, with credentials. Every call throws `NetworkError`. */
export interface ObjectStore {
  /** What users call it: "bucket" or "container". */
  readonly noun: string;
  /** Does one thing to one object; `list` takes the folder to look into as its key. */
  send(input: {
    readonly action: ObjectAction;
    readonly key: string;
    readonly body?: string;
    /** Writes only where there is no object of this name yet; the others are left alone. */
    readonly isNew?: boolean;
    readonly signal?: AbortSignal;
    /** With `list`: what lies directly in the folder, a page at a time, instead of whether it can be listed. */
    readonly page?: ListPage;
  }): Promise<HttpResponse>;
  /** Reads a page of a listing; missing where pages cannot be asked for. */
  readList?(answer: HttpResponse): ObjectList;
  /** What an answer other than 2xx means. */
  explain(input: { readonly action: ObjectAction; readonly answer: HttpResponse }): FailedOutcome;
}

/** Properties that failures of a store point to. */
export interface ObjectStoreFields {
  readonly keyId: string;
  readonly secret: string;
  readonly bucket: string;
  /** Where the region cannot be chosen, the bucket. */
  readonly region: string;
  readonly host: string;
}

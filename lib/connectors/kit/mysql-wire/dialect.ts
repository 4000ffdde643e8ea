import type { Failure } from "./known-failure";
import type { KnownFailure } from "./known-failures";

/** What a server that speaks MySQL's protocol has of its own. */
export interface MysqlDialect {
  readonly defaultPort: number;
  /** TLS cannot be turned off. @default false */
  readonly isTlsForced?: boolean;
  /** `SHOW GRANTS` tells what the user may do. @default true */
  readonly hasGrants?: boolean;
  /** Statements can be prepared. @default true */
  readonly hasPrepare?: boolean;
  /** A transaction can be read-only. @default true */
  readonly hasReadOnly?: boolean;
  /** Causes that need other words. */
  readonly failures?: Partial<Record<KnownFailure, Failure>>;
}

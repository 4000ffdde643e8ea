import type { TenantTransaction } from "@/lib/store/tenant-store";

/** A connection as it is stored. */
export type ConnectionRow = NonNullable<Awaited<ReturnType<TenantTransaction["connection"]["findFirst"]>>>;

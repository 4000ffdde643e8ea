import "server-only";
import type { MemberCaller } from "@/lib/services/caller";
import { fingerprintVersions } from "@/lib/services/credential/fingerprint-versions";
import { getOverview } from "@/lib/services/overview/get-overview";
import { getReview } from "@/lib/services/review/get-review";
import { defineMemberRead } from "./define-read";

type ByMember<F extends (input: never) => unknown> = Omit<Parameters<F>[0], "caller"> & {
  readonly caller: MemberCaller;
};

/** The dashboard's first page, with how far a rotation of keys is. */
export const readOverview = defineMemberRead({
  verb: "readOverview",
  read: (input: ByMember<typeof getOverview>) => getOverview(input),
});

/** A review, with what changed. */
export const readReview = defineMemberRead({
  verb: "readReview",
  read: (input: ByMember<typeof getReview>) => getReview(input),
});

/** Marks of credential versions, by version. */
export const readFingerprints = defineMemberRead({
  verb: "readFingerprints",
  read: async (input: {
    readonly caller: MemberCaller;
    readonly connectionId: string;
    readonly versions: readonly number[];
  }) => {
    const { caller, ...place } = input;
    return [...(await fingerprintVersions({ workspaceId: caller.workspaceId, ...place }))];
  },
});

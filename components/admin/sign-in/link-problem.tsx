import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";

/** A one-time link that opens nothing, with the way on. */
export function LinkProblem({ children }: { readonly children: ReactNode }) {
  return (
    <div className="lk-stack">
      <Banner tone="warning" role="alert" title="This link does not work any more">
        <p>{children}</p>
      </Banner>
      <div>
        <ButtonLink href="/admin/sign-in">Go to the sign-in</ButtonLink>
      </div>
    </div>
  );
}

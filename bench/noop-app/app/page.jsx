import { doNothing } from "./actions";

// As a page that depends on its request: Next would answer a static one, and no action, from its cache.
export const dynamic = "force-dynamic";

/** A page with a server action that does nothing. */
export default function Page() {
  return <form action={doNothing} />;
}

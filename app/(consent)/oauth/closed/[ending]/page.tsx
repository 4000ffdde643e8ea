import { notFound } from "next/navigation";
import { ConsentEnded } from "@/components/capture/consent/consent-ended";
import { readReaderLanguage } from "@/lib/http/read-reader-language";
import { consentEndings } from "@/lib/shared/capture/consent-outcomes";

/** How a sign-in ended. Its address says nothing but that; what happened is known to the frame through the server. */
export default async function ClosedPage({
  params,
}: {
  readonly params: Promise<{ readonly ending: string }>;
}) {
  const { ending } = await params;
  const known = consentEndings.find((one) => one === ending);
  if (known === undefined) notFound();
  const { texts } = await readReaderLanguage();
  return <ConsentEnded ending={known} texts={texts} />;
}

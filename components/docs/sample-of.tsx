import { CodeSample } from "@/components/api-docs/code-sample";
import { samples } from "@/lib/shared/docs/samples.generated";

/** A sample of docs/samples, which a test runs as it stands. */
export function SampleOf({ file, title }: { readonly file: keyof typeof samples; readonly title: string }) {
  return <CodeSample title={title} label={`${title} sample`} code={samples[file]} />;
}

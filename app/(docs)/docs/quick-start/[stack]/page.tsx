import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Prose } from "@/components/docs/prose";
import { SampleOf } from "@/components/docs/sample-of";
import { stacks } from "@/lib/shared/docs/stacks";

interface Props {
  readonly params: Promise<{ readonly stack: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findStack(params))?.title ?? "Not found" };
}

/** How to embed with one stack: samples first, then what is worth knowing. */
export default async function StackPage({ params }: Props) {
  const stack = await findStack(params);
  if (stack === undefined) notFound();
  return (
    <>
      <h1>{stack.title}</h1>
      <p>
        <Prose text={stack.intro} />
      </p>
      {stack.samples.map(({ file, title }) => (
        <SampleOf key={file} file={file} title={title} />
      ))}
      <h2 id="notes">Worth knowing</h2>
      <ul>
        {stack.notes.map((note) => (
          <li key={note}>
            <Prose text={note} />
          </li>
        ))}
      </ul>
      <p>
        Next: <a href="/docs/components">all options</a>, <a href="/docs/events">events and webhooks</a>,{" "}
        <a href="/docs/doctor">what to do when it does not show</a>.
      </p>
    </>
  );
}

async function findStack(params: Props["params"]) {
  const { stack } = await params;
  return Object.hasOwn(stacks, stack) ? stacks[stack] : undefined;
}

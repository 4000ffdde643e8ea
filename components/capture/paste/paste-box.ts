import { readPemFile } from "../../report-card/read-pem-file";
import { untouchedByBrowser } from "../../report-card/theme-props";
import type { CaptureFlow } from "../capture-flow";
import { element } from "./element";
import { pasteTextsOf } from "./paste-texts";

const id = "lk-paste";

/** Where a text goes: typed, pasted, dropped or from a file. Masked, since it may hold a password. */
export function pasteBox(input: {
  readonly flow: Pick<CaptureFlow, "page" | "texts">;
  /** Takes a text; answers what is wrong with it, or nothing. */
  readonly take: (text: string) => Promise<string>;
}): readonly HTMLElement[] {
  const { flow } = input;
  const texts = pasteTextsOf(flow.page);
  const said = element("p", { class: "lk-error", role: "status", id: `${id}-said` });
  const say = async (told: Promise<string>) => {
    said.textContent = await told;
  };
  const takeFile = async (file: File | undefined): Promise<string> => {
    if (file === undefined) return "";
    const read = await readPemFile({ file, texts: flow.texts });
    return read.ok ? input.take(read.text) : read.message;
  };
  const area = element("textarea", {
    ...asAttributes(untouchedByBrowser),
    class: "lk-input lk-code lk-masked",
    rows: "3",
    autocomplete: "off",
    "aria-label": texts.label,
    "aria-describedby": `${id}-help ${id}-said`,
    input: () => void say(input.take(area.value)),
    dragover: (event) => event.preventDefault(),
    drop: (event) => {
      event.preventDefault();
      void say(takeFile((event as DragEvent).dataTransfer?.files[0]));
    },
  });
  const file = element("input", {
    id: `${id}-file`,
    class: "lk-sr",
    type: "file",
    change: () => void say(takeFile(file.files?.[0])),
  });
  const help = element("p", { class: "lk-help", id: `${id}-help` }, texts.help);
  return [help, area, said, element("span", { class: "lk-file" }, file, fileLabel(texts.file))];
}

function fileLabel(text: string): HTMLElement {
  return element("label", { for: `${id}-file`, class: "lk-button lk-button-plain" }, text);
}

/** React's names of attributes as HTML has them. */
function asAttributes(props: Readonly<Record<string, string | boolean>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(props).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

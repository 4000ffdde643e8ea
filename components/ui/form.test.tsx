import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { z } from "zod";
import { CheckField } from "./check-field";
import { ChoicesField } from "./choices-field";
import { ColorField } from "./color-field";
import { Form } from "./form";
import { SelectField } from "./select-field";
import { TextAreaField } from "./text-area-field";
import { TextField } from "./text-field";
import { useActionForm } from "./use-action-form";

const schema = z.object({
  name: z.string(),
  minutes: z.number(),
  note: z.string(),
  role: z.string(),
  isOn: z.boolean(),
  isOff: z.boolean(),
  events: z.array(z.string()),
  color: z.string(),
});
const options = ["one", "two", "three"].map((value) => ({ value, label: value }));

function Example() {
  const form = useActionForm({
    schema,
    defaultValues: {
      name: "Acme",
      minutes: 30,
      note: "Some lines",
      role: "two",
      isOn: true,
      isOff: false,
      events: ["one", "three"],
      color: "#123456",
    },
    action: async () => ({ ok: true, value: null }),
  });
  return (
    <Form form={form} submitLabel="Save">
      <TextField name="name" label="Name" />
      <TextField name="minutes" label="Minutes" type="number" blankIsAbsent />
      <TextAreaField name="note" label="Note" />
      <SelectField name="role" label="Role" options={options} />
      <CheckField name="isOn" label="On" />
      <CheckField name="isOff" label="Off" isSwitch />
      <ChoicesField name="events" label="Events" options={options} />
      <ColorField name="color" label="Colour" fallback="#ffffff" />
    </Form>
  );
}

test("a form shows what it holds as the server draws it, before any script runs", () => {
  const html = renderToStaticMarkup(<Example />);
  const controls = [...html.matchAll(/<(?:input|textarea|option)\b[^>]*>(?:[^<]*<\/textarea>)?/g)].map(
    ([text]) => text,
  );
  const shown = (name: string) => controls.filter((text) => text.includes(`name="${name}"`));
  expect(shown("name")[0]).toContain('value="Acme"');
  expect(shown("minutes")[0]).toContain('value="30"');
  expect(shown("note")[0]).toContain(">Some lines<");
  expect(shown("color")[0]).toContain('value="#123456"');
  expect(controls.filter((text) => text.includes("selected"))).toEqual(['<option value="two" selected="">']);
  expect(shown("isOn")[0]).toContain("checked");
  expect(shown("isOff")[0]).not.toContain("checked");
  expect(shown("events").map((text) => text.includes("checked"))).toEqual([true, false, true]);
});

"use client";
import { ownPalettes } from "@/lib/shared/workspace/theme-palette";
import { ColorField } from "../../ui/color-field";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";
import { LogoField } from "./logo-field";

const colors = [
  { name: "accent", label: "Accent" },
  { name: "surface", label: "Surface" },
  { name: "field", label: "Fields" },
  { name: "text", label: "Text" },
  { name: "muted", label: "Help" },
  { name: "line", label: "Lines" },
] as const;

const schemes = [
  { value: "auto", label: "As the person's browser" },
  { value: "light", label: "Always light" },
  { value: "dark", label: "Always dark" },
];

/** Every token of a theme. */
export function BrandingFields() {
  return (
    <>
      <SelectField name="colorScheme" label="Colours" options={schemes} />
      <LogoField />
      <TextField
        name="fontFamily"
        label="Fonts"
        placeholder="system-ui, sans-serif"
        help="Names of fonts that people have. The frame loads none."
        blankIsAbsent
      />
      <TextField
        name="radius"
        label="Corner radius in px"
        type="number"
        min={0}
        max={24}
        placeholder="8"
        blankIsAbsent
      />
      <ColorGroup scheme="light" title="Light colours" suffix="" />
      <ColorGroup scheme="dark" title="Dark colours" suffix="Dark" />
    </>
  );
}

function ColorGroup(props: {
  readonly scheme: "light" | "dark";
  readonly title: string;
  readonly suffix: "" | "Dark";
}) {
  const { scheme, title, suffix } = props;
  return (
    <fieldset className="lk-fieldset">
      <legend className="lk-legend">{title}</legend>
      <div className="lk-colors">
        {colors.map(({ name, label }) => (
          <ColorField
            key={name}
            name={`${name}${suffix}`}
            label={label}
            fallback={ownPalettes[scheme][name]}
          />
        ))}
      </div>
    </fieldset>
  );
}

"use client";
import { useFormContext } from "react-hook-form";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";

/** The logo above the form: chosen as a file, kept as a data address. */
export function LogoField() {
  const { setValue, watch } = useFormContext();
  const value: unknown = watch("logo");
  const set = (logo: string | undefined) =>
    setValue("logo", logo, { shouldDirty: true, shouldValidate: true });
  async function choose(file: File | undefined): Promise<void> {
    if (file !== undefined) set(await readAsDataUrl(file));
  }
  return (
    <Field
      name="logo"
      label="Logo"
      help="PNG, JPEG, WebP or SVG, 16 kB at most. It stands 32 px high above the form."
    >
      {(control) => (
        <span className="lk-logo">
          {typeof value === "string" && (
            <img className="lk-logo-preview" src={value} alt="The logo as it is" />
          )}
          <input
            {...control}
            type="file"
            accept="image/png,image/jpeg,image/webp,image/svg+xml"
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
          {value !== undefined && (
            <Button variant="quiet" onClick={() => set(undefined)}>
              Remove
            </Button>
          )}
        </span>
      )}
    </Field>
  );
}

function readAsDataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

"use client";
import { useWatch } from "react-hook-form";
import { brandingForm } from "@/lib/shared/workspace/branding-form";
import { type ThemeTokens, themeTokens } from "@/lib/shared/workspace/theme-tokens";
import { Card } from "../../ui/card";
import { Form } from "../../ui/form";
import { BrandingFields } from "./branding-fields";
import { ContrastTable } from "./contrast-table";
import { FramePreview } from "./frame-preview";
import { type SaveAction, useSettingsForm } from "./use-settings-form";

/** The workspace's look: its tokens, what they come to, and whether every text can be read. */
export function BrandingEditor(props: {
  readonly branding: ThemeTokens;
  readonly mayWrite: boolean;
  readonly save: SaveAction;
}) {
  const { branding, mayWrite, save } = props;
  const form = useSettingsForm({ schema: brandingForm, defaultValues: branding, save });
  const typed = useWatch({ control: form.fields.control });
  const theme = lookOf(typed);
  return (
    <div className="lk-branding">
      <Card title="Tokens" description="What is left blank stays as it is by itself, here in grey.">
        <Form form={form} submitLabel="Save branding" isReadOnly={!mayWrite}>
          <BrandingFields />
        </Form>
      </Card>
      <div className="lk-stack lk-branding-look">
        <Card title="Preview" description="The real frame, of PostgreSQL. Nothing in it is sent." flush>
          <FramePreview type="postgres" theme={theme} />
        </Card>
        <Card
          title="Contrast"
          description="Texts need 4.5 to 1 to be read by most people (WCAG 2.2, AA)."
          flush
        >
          <ContrastTable theme={theme} />
        </Card>
      </div>
    </div>
  );
}

/** The tokens that are whole by now: a colour that is still being typed changes nothing yet. */
function lookOf(typed: object): ThemeTokens {
  const whole = Object.entries(typed).filter(
    ([name, value]) => value !== undefined && themeTokens.safeParse({ [name]: value }).success,
  );
  return Object.fromEntries(whole);
}

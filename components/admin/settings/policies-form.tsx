"use client";
import { type SecurityPolicies, securityForm } from "@/lib/shared/workspace/settings-forms";
import { CheckField } from "../../ui/check-field";
import { Form } from "../../ui/form";
import { type SaveAction, useSettingsForm } from "./use-settings-form";

/** What nobody may do in the workspace. */
export function PoliciesForm(props: {
  readonly policies: SecurityPolicies;
  readonly mayWrite: boolean;
  readonly save: SaveAction;
}) {
  const { policies, mayWrite, save } = props;
  const form = useSettingsForm({ schema: securityForm, defaultValues: policies, save });
  return (
    <Form form={form} submitLabel="Save policies" isReadOnly={!mayWrite}>
      <CheckField
        isSwitch
        name="forbidPlaintextRelease"
        label="Release credentials sealed only"
        help="The release API answers only to keys with a registered public key, and seals what it gives to it."
      />
      <CheckField
        isSwitch
        name="forbidInsecureTls"
        label="Forbid switching TLS off"
        help="Answers that turn TLS off are refused, in the frame and in the API. Connections that have it off stay until they are changed."
      />
      <CheckField
        isSwitch
        name="requireSecondFactor"
        label="Require a second factor"
        help="Members without one are asked to set it up before they see anything else: you, too."
      />
      <CheckField
        isSwitch
        name="requireReview"
        label="Require a review"
        help="New and changed connections wait until a reviewer approves them."
      />
    </Form>
  );
}

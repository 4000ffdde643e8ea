/**
 * Stands in for `@rjsf/core`'s default registry, which brings every field, template and widget of its own
 * look: a report card has texts and booleans only, and our theme renders them. Without it the frame is
 * 14 kB (brotli) heavier and works all the same.
 */
import BooleanField from "@rjsf/core/lib/components/fields/BooleanField.js";
import ObjectField from "@rjsf/core/lib/components/fields/ObjectField.js";
import SchemaField from "@rjsf/core/lib/components/fields/SchemaField.js";
import StringField from "@rjsf/core/lib/components/fields/StringField.js";
import { englishStringTranslator } from "@rjsf/utils";

export default function formRegistry() {
  return {
    fields: { SchemaField, ObjectField, StringField, BooleanField },
    templates: { ButtonTemplates: {} },
    widgets: {},
    rootSchema: {},
    formContext: {},
    translateString: englishStringTranslator,
    globalFormOptions: { idPrefix: "root", idSeparator: "_", useFallbackUiForUnsupportedType: false },
  };
}

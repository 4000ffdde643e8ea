import type { DocumentedField } from "@/lib/shared/api-docs/types";

/** Fields with their types, and the fields inside them. */
export function FieldList({ fields }: { readonly fields: readonly DocumentedField[] }) {
  return (
    <ul className="fields">
      {fields.map((field) => (
        <li key={field.name}>
          <code className="field-name">{field.name}</code>{" "}
          <span className="muted">
            {field.type}
            {field.required && ", required"}
          </span>
          {field.description !== "" && <p>{field.description}</p>}
          {field.fields.length > 0 && <FieldList fields={field.fields} />}
        </li>
      ))}
    </ul>
  );
}

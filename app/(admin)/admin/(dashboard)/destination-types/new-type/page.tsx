import type { Metadata } from "next";
import { TypeEditor } from "@/components/admin/types/type-editor";
import "@/components/admin/types/types.css";
import { PageHeader } from "@/components/ui/page-header";
import { requireMember } from "@/lib/http/admin/require-member";
import { exampleType } from "@/lib/services/destination-type/example-type";
import { judge, save } from "../actions";

export const metadata: Metadata = { title: "New destination type" };

/** A type that the catalogue does not have. Its address has a hyphen: no type's id does. */
export default async function NewTypePage() {
  await requireMember({ permission: "destination-types:write" });
  return (
    <>
      <PageHeader
        title="New destination type"
        description="A form of your own, and the HTTP request that proves its answers. Customers can choose it once it is registered."
        back={{ href: "/admin/destination-types", label: "Destination types" }}
      />
      <TypeEditor source={JSON.stringify(exampleType, null, 2)} type={null} actions={{ judge, save }} />
    </>
  );
}

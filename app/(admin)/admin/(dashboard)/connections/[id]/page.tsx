import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConnectionActs } from "@/components/admin/connections/connection-acts";
import { ConnectionGone } from "@/components/admin/connections/connection-gone";
import { ConnectionHeader } from "@/components/admin/connections/connection-header";
import { ConnectionTabs, tabOf } from "@/components/admin/connections/connection-tabs";
import { WaitingReview } from "@/components/admin/connections/waiting-review";
import "@/components/admin/connections/connections.css";
import { readConnectionPage } from "@/lib/http/admin/read-connection-page";
import { parts } from "./_parts/parts";
import * as actions from "./actions";

type Props = PageProps<"/admin/connections/[id]">;

/** Names the connection: an admin has several of them open. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const { place } = await read(props);
  return { title: place === null || "gone" in place ? "Connection" : place.connection.name };
}

/** One connection: how it stands and why, and everything that can be known of it or done to it. */
export default async function ConnectionPage(props: Props) {
  const { id, tab, place } = await read(props);
  if (place === null) notFound();
  if ("gone" in place) return <ConnectionGone {...place.gone} />;
  const { connection, names, may, review } = place;
  const { name, isDefault, status } = connection;
  const open = tabOf(tab);
  const Part = parts[open];
  const { checkNow, disable, reactivate, setDefault, deleteConnection, makeLink } = actions;
  return (
    <>
      <ConnectionHeader connection={connection} type={names.type} recipient={names.recipient} />
      <WaitingReview review={review} />
      <ConnectionActs
        connection={{ id, name, isDefault, isDisabled: status === "disabled" }}
        may={may}
        actions={{ checkNow, disable, reactivate, setDefault, deleteConnection, makeLink }}
      />
      <ConnectionTabs id={id} open={open} />
      <Part {...place} />
    </>
  );
}

async function read(props: Props) {
  const [{ id }, { tab, cursor }] = await Promise.all([props.params, props.searchParams]);
  const from = typeof cursor === "string" ? cursor : undefined;
  return { id, tab, place: await readConnectionPage({ id, cursor: from }) };
}

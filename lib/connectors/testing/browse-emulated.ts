import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { FileItem, FilePage, FileValidation } from "../browsing";
import type { Connector } from "../types";
import { browseInput } from "./browse-input";
import type { CreateContext } from "./run-check";

/** Looks into vendors that are emulated; the test decides which dialer, and where it leads. */
export function browseEmulated({ createContext }: { readonly createContext: CreateContext }) {
  const from = (values: PropertyValues) => browseInput({ values, createContext });
  return {
    from,
    /** Every item of a folder, page by page. */
    listAll: async (input: {
      readonly connector: Connector;
      readonly values: PropertyValues;
      readonly path: string;
    }): Promise<readonly FileItem[]> => {
      const { connector, values, path } = input;
      const items: FileItem[] = [];
      let pageToken: string | null = null;
      do {
        const page: FilePage | undefined = await connector.browsing?.files?.({
          ...from(values),
          path,
          pageToken,
        });
        items.push(...(page?.items ?? []));
        pageToken = page?.nextPageToken ?? null;
      } while (pageToken !== null);
      return items;
    },
    validate: async (
      connector: Connector,
      values: PropertyValues,
      selectedItems: readonly string[],
    ): Promise<FileValidation | undefined> =>
      connector.browsing?.validateFiles?.({ ...from(values), selectedItems }),
  };
}

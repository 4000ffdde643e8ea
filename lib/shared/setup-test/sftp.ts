/**
 * File transfer over SSH. Paths are the server's own. Every call throws `path_not_found`,
 * `permission_denied`, `provider_error` or `timeout`, and ends with `signal`.
 */
export interface SftpSession {
  /** The absolute path, symbolic links resolved; of "." the folder of the user. */
  realPath(input: SftpCall): Promise<string>;
  isFolder(input: SftpCall): Promise<boolean>;
  /** What a path leads to, symbolic links followed. */
  stat(input: SftpCall): Promise<SftpFacts>;
  /** What lies in a folder, symbolic links as such. Without `.` and `..`. */
  list(input: SftpCall): Promise<readonly SftpEntry[]>;
  /** Makes a new file; one that exists is an error. */
  write(input: SftpCall & { readonly text: string }): Promise<void>;
  read(input: SftpCall): Promise<string>;
  remove(input: SftpCall): Promise<void>;
}

export interface SftpFacts {
  readonly kind: "file" | "folder" | "link" | "other";
  readonly size: number;
  /** Unix seconds. */
  readonly modifiedAt: number;
}

export interface SftpEntry extends SftpFacts {
  readonly name: string;
}

export interface SftpCall {
  readonly path: string;
  readonly signal?: AbortSignal;
}

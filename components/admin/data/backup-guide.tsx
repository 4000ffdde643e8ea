import { CodeBlock } from "../../ui/code";

/** Where an installation keeps what has to be backed up. */
export interface BackedUp {
  readonly database: "embedded" | "postgresql";
  readonly place: string;
  readonly keyring: string;
  readonly isKeyringInside: boolean;
  readonly dataDir: string;
}

/** How this installation is backed up and restored, in commands that can be copied. */
export function BackupGuide(storage: BackedUp) {
  return storage.database === "embedded" ? <Embedded {...storage} /> : <Server {...storage} />;
}

function Embedded({ dataDir, keyring, isKeyringInside }: BackedUp) {
  const others = isKeyringInside ? "" : ` "${keyring}"`;
  return (
    <div className="lk-stack lk-prose">
      <p>
        The database is a folder of this machine. One process may open it at a time, so stop Latchkey first.
      </p>
      <CodeBlock text={`tar czf latchkey-backup.tar.gz "${dataDir}"${others}`} label="backup command" />
      <p>
        To restore, stop Latchkey, move the present folder away, unpack the backup to the same place, and
        start again:
      </p>
      <CodeBlock
        text={`mv "${dataDir}" "${dataDir}.old"\ntar xzf latchkey-backup.tar.gz -C /`}
        label="restore commands"
      />
    </div>
  );
}

function Server({ place, keyring }: BackedUp) {
  return (
    <div className="lk-stack lk-prose">
      <p>
        The database is <code className="lk-code">{place}</code>. Dump it while Latchkey runs, and copy the
        keyring:
      </p>
      <CodeBlock
        text={`pg_dump --format=custom --file=latchkey.dump "$DATABASE_URL"\ncp "${keyring}" .`}
        label="backup commands"
      />
      <p>
        To restore, stop Latchkey, load the dump into an empty database, put the keyring back, and start
        again:
      </p>
      <CodeBlock
        text={`pg_restore --no-owner --dbname="$DATABASE_URL" latchkey.dump\ncp keyring.json "${keyring}"`}
        label="restore commands"
      />
    </div>
  );
}

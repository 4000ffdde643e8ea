import "./mark.css";

/** The sign of Latchkey: a key. */
export function Mark() {
  return (
    <svg className="lk-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M12 2a6 6 0 013 11.2V20l-3 2.5L9 20v-1.5l1.5-1L9 16v-2.8A6 6 0 0112 2zm0 3.5a1.8 1.8 0 100 3.6 1.8 1.8 0 000-3.6z" />
    </svg>
  );
}

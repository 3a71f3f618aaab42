import { type ReactNode, useId } from 'react';

/** Settings of one kind. */
export function Settings({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="panel me-settings" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

export function Setting({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div className="me-setting">
      <div>
        <div>{name}</div>
        {hint && <div className="me-hint">{hint}</div>}
      </div>
      <div className="me-choice">{children}</div>
    </div>
  );
}

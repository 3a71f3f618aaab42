/** The template asks for something the local cloud cannot do faithfully. Thrown at boot, never later; the text says where and what to do. */
export class TemplateError extends Error {
  override name = 'TemplateError';
}

/** The machine cannot run Earshot as asked (port in use, folder locked …). One line for the user, no stack. */
export class StartError extends Error {
  override name = 'StartError';
}

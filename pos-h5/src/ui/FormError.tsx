/** Why a form was refused; nothing while there is nothing to say. */
export function FormError({ words }: { readonly words: string }) {
  if (words === '') return null;
  return (
    <p className="notice red" role="alert" data-testid="form-error">
      {words}
    </p>
  );
}

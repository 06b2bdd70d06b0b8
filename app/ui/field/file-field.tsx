import { describedBy, type FieldProps, Frame, fieldId } from './frame.tsx'

/** A file from the device. Its form needs `multipart`. */
export function FileField(props: FieldProps & { readonly accept?: string }) {
  return (
    <Frame {...props}>
      <input
        class="input input-file"
        id={fieldId(props.name)}
        name={props.name}
        type="file"
        accept={props.accept}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? 'true' : undefined}
      />
    </Frame>
  )
}

import { describedBy, type FieldProps, Frame, idOf } from './frame.tsx'

/** A file from the device. Its form needs `multipart`. */
export function FileField(props: FieldProps & { readonly accept?: string }) {
  return (
    <Frame {...props}>
      <input
        class="input input-file"
        id={idOf(props)}
        name={props.name}
        type="file"
        accept={props.accept}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? 'true' : undefined}
      />
    </Frame>
  )
}

/** Whether a symmetric matrix (row by row; overwritten) is positive definite: exactly when Cholesky's factorisation goes through. */
export function isPositive(matrix: Float64Array, size: number): boolean {
  for (let row = 0; row < size; row++) {
    const atRow = row * size
    for (let column = 0; column <= row; column++) {
      const atColumn = column * size
      let sum = matrix[atRow + column]!
      let second = 0
      let k = 0
      for (; k + 1 < column; k += 2) {
        sum -= matrix[atRow + k]! * matrix[atColumn + k]!
        second -= matrix[atRow + k + 1]! * matrix[atColumn + k + 1]!
      }
      if (k < column) sum -= matrix[atRow + k]! * matrix[atColumn + k]!
      sum += second
      if (column < row) matrix[atRow + column] = sum / matrix[atColumn + column]!
      else if (sum <= 0) return false
      else matrix[atRow + row] = Math.sqrt(sum)
    }
  }
  return true
}

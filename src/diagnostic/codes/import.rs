//! Findings of importing: the table, and the map that says what is what in it.

codes! { IMPORT
    /// A row of the table has an empty cell where something is needed.
    ///
    /// A claim needs what is said, a reference, an outlet, a side and a speaker or organisation. Fill the cell, or
    /// take the row out.
    EMPTY_CELL = Error "empty-cell";

    /// A row of the table is empty.
    ///
    /// It is passed over. Take it out, so that the rows are counted as they are seen.
    EMPTY_ROW = Warning "empty-row";

    /// The table itself cannot be read.
    ///
    /// Save it as CSV in UTF-8, with a first row that names the columns. The map may say `delimiter = ";"` or
    /// `delimiter = "tab"`. A quotation mark inside a quoted cell is written twice.
    INVALID_TABLE = Error "invalid-table";

    /// Two rows of the table have the same reference.
    ///
    /// Relations between rows go by it, so each row needs its own.
    REPEATED_REFERENCE = Error "repeated-reference";

    /// The row has more or fewer cells than the table has columns.
    ///
    /// Most often a cell with the delimiter in it lacks its quotation marks. Save the table from the spreadsheet
    /// again, or mend the row.
    RAGGED_ROW = Error "ragged-row";

    /// A cell has more or fewer figures than things counted.
    ///
    /// The lists run side by side: `helicopters; tanks` and `1; 2`. Figures that cannot be told apart are not carried;
    /// enter them by hand, or put them into rows of their own.
    UNEVEN_FIGURES = Warning "uneven-figures";

    /// A row has more or fewer relations than claims they point to.
    ///
    /// The lists run side by side: `confirms;disputes` and `K002;K003`.
    UNEVEN_RELATIONS = Error "uneven-relations";

    /// The map names a column that the table does not have.
    ///
    /// Columns go by the words in the table's first row, letter by letter.
    UNKNOWN_COLUMN = Error "unknown-column";

    /// A relation points to a claim that is not there.
    ///
    /// It is looked for among the references of the table and of the record. Correct it, or take the relation out.
    UNKNOWN_REFERENCE = Error "unknown-reference";

    /// The map does not say what a value of the table stands for, and the content has nothing of that name.
    ///
    /// Add it to the map: `"as in the table" = "id"`, or with the fields of a new entry. With `propose = true`, or
    /// `--propose`, claimline writes entries for outlets, actors and events that nothing is known about.
    UNMAPPED_VALUE = Error "unmapped-value";
}

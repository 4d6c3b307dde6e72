using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>Columns of what is an object in JSON: the steps of a measure, the risk occasions of a campaign, and outcomes.</summary>
internal static class SpecialColumns
{
    private static readonly (string Date, string? Body, MeasureStep Step)[] StepColumns =
    [
        (ColumnNames.Steps.Planned, null, MeasureStep.Planned),
        (ColumnNames.Steps.Presented, ColumnNames.Steps.PresentedTo, MeasureStep.Presented),
        (ColumnNames.Steps.Decided, ColumnNames.Steps.DecidedBy, MeasureStep.Decided),
        (ColumnNames.Steps.CarriedOut, null, MeasureStep.CarriedOut),
    ];

    public static bool Is(this FieldDescriptor field, MessageDescriptor message) =>
        field.FieldType == FieldType.Message && field.MessageType.FullName == message.FullName;

    /// <summary>The columns of a field that holds messages.</summary>
    public static IEnumerable<(string Name, ReadCell Read)> Of(FieldDescriptor field)
    {
        if (field.Is(ReachedStep.Descriptor))
        {
            foreach (var (date, body, step) in StepColumns)
            {
                yield return (date, (record, cell, column, row) =>
                    Step((Measure)record, step, column, row).Date = CellDays.Read(CsvRow.OneLine(cell), column, row) ?? "");
                if (body is not null)
                {
                    yield return (body, (record, cell, column, row) =>
                        Step((Measure)record, step, column, row).Body = CellTexts.OwnCode(CsvRow.OneLine(cell), column, row));
                }
            }
        }
        else if (field.Is(RiskOccasionYear.Descriptor))
        {
            yield return (field.JsonName, (record, cell, column, row) => Occasions((Campaign)record, cell, column, row));
        }
    }

    /// <summary>Reads how often an outcome came, such as "52" or, as in receipts, "52:approximate".</summary>
    public static ReadCell Outcome(string code) => (record, cell, column, row) =>
    {
        var parts = cell.Split(':');
        var precision = Precision.Unspecified;
        if (parts is [_, var stated] && !Enum.TryParse(ColumnNames.Word(stated), ignoreCase: true, out precision))
        {
            row.Add(column, "After the colon must stand exact, atLeast or approximate.");
        }
        else if (row.Whole(parts[0], column) is { } count)
        {
            row.Element("outcomes", column);
            Outcomes(record).Add(new OutcomeCount { Code = code, Count = count, Precision = precision });
        }
    };

    private static RepeatedField<OutcomeCount> Outcomes(IMessage record) => record switch
    {
        Contracts.Police.V1.PoliceActivity activity => activity.Outcomes,
        Measure measure => measure.Outcomes,
        _ => throw new NotSupportedException("Has no outcomes."),
    };

    private static ReachedStep Step(Measure measure, MeasureStep step, CsvColumn column, CsvRow row)
    {
        var reached = measure.Steps.FirstOrDefault(stored => stored.Step == step);
        if (reached is null)
        {
            measure.Steps.Add(reached = new ReachedStep { Step = step });
            row.Element("steps", column);
        }

        return reached;
    }

    private static void Occasions(Campaign campaign, string cell, CsvColumn column, CsvRow row)
    {
        foreach (var part in row.List(cell))
        {
            var end = part.LastIndexOfAny([':', ' ']);
            if (end > 0 && int.TryParse(part[(end + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                var occasion = part[..end].Trim();
                campaign.RiskOccasions.Add(new RiskOccasionYear
                {
                    Occasion = CodeNames.RiskOccasion.Find(occasion) ?? CellTexts.OwnCode(occasion, column, row), Year = number,
                });
            }
            else
            {
                row.Add(column, "Must be occasions with their years, such as midsommar:2021|jul:2021.");
            }
        }
    }
}

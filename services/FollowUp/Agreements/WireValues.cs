using System.Globalization;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Days, periods and texts in both languages, between the wire and the terms. Only for what has passed its checks.</summary>
internal static class WireValues
{
    public static DateOnly ToDay(string value) => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? ToOptionalDay(string value) => value.Length == 0 ? null : ToDay(value);

    public static DateSpan ToSpan(Period value) => new(ToDay(value.StartDate), ToDay(value.EndDate));

    public static BothLanguages ToTerms(LocalizedText value) => new(value.Sv, value.En);

    public static Period? ToWire(DateSpan? value) => value is null
        ? null
        : new Period { StartDate = WireFormat.Day(value.Start), EndDate = WireFormat.Day(value.End) };

    public static LocalizedText ToWire(BothLanguages value) => new() { Sv = value.Sv, En = value.En };
}

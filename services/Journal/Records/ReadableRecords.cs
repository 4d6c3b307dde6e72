using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Journal.Records;

/// <summary>Which records a caller may read: those of the municipalities that the token covers.</summary>
public static class ReadableRecords
{
    /// <summary>
    /// The records of one municipality, PERMISSION_DENIED (MUNICIPALITY_NOT_ALLOWED) when the token does not cover it. Without a code, the records of
    /// every municipality that it covers.
    /// </summary>
    public static IQueryable<TRecord> ReadableBy<TRecord>(this IQueryable<TRecord> records, Caller caller, string municipalityCode)
        where TRecord : SourceRecord
    {
        if (municipalityCode.Length > 0)
        {
            caller.RequireMunicipality(municipalityCode);
            return records.Where(record => record.MunicipalityCode == municipalityCode);
        }

        return caller.Municipalities is { } covered ? records.Where(record => covered.Contains(record.MunicipalityCode)) : records;
    }
}

using System.Globalization;

namespace Medborgarlofte.ServiceDefaults.Limits;

/// <summary>Where a field stands in a request; put into words only when something is wrong.</summary>
internal sealed record FieldPath(FieldPath? Above, string Name, int Index)
{
    public override string ToString()
    {
        var own = Index < 0 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}[{Index}]");
        return Above is null ? own : $"{Above}.{own}";
    }
}

using System.Globalization;
using System.Text;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Json;

/// <summary>Every bad field of one JSON text, each with its path. Paths are only put together when something is wrong.</summary>
internal sealed class FieldErrors
{
    private readonly List<(string? Name, int Index)> path = [];
    private readonly List<FieldViolation> fields = [];
    private int hidden;

    public void Enter(string name) => path.Add((name, 0));

    public void Enter(int index) => path.Add((null, index));

    public void Leave() => path.RemoveAt(path.Count - 1);

    /// <summary>Notes that the field of the current path is bad.</summary>
    public void Add(string description)
    {
        if (fields.Count < DomainException.MostFields)
        {
            fields.Add(new FieldViolation(CurrentPath(), description));
        }
        else
        {
            hidden++;
        }
    }

    /// <summary>Notes that a field of the current object is bad.</summary>
    public void Add(string name, string description)
    {
        Enter(name);
        Add(description);
        Leave();
    }

    /// <summary>The refusal that names them all; null when there is none.</summary>
    public DomainException? ToRefusal() => fields.Count == 0 ? null : BadFields.Refuse(fields, hidden);

    private string CurrentPath()
    {
        var text = new StringBuilder();
        foreach (var (name, index) in path)
        {
            if (name is null)
            {
                text.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
            else
            {
                text.Append(text.Length == 0 ? "" : ".").Append(name);
            }
        }

        return text.ToString();
    }
}

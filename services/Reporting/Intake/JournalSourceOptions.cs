using System.ComponentModel.DataAnnotations;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Configuration section "Journals": gRPC addresses of the services whose journals are read (http, https or unix:path).</summary>
internal sealed class JournalSourceOptions
{
    [Required]
    public string Police { get; set; } = "";

    [Required]
    public string Municipal { get; set; } = "";

    [Required]
    public string FollowUp { get; set; } = "";
}
